"""What happens in a firm, told to its other programs: signed, retried, never invented nor lost."""
