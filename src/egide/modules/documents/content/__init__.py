"""What each document says, as blocks for the one template, and what it lacks. Pure."""
