"""Everything that makes Égide run on one machine: its database, its processes, `egide up`.

No module here imports Django: what needs it runs in a process of its own.
"""
