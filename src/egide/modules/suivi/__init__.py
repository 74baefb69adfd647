"""What hangs on a client's file: attached documents, notes, tasks, and the thread of all that happened."""
