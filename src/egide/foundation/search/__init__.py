"""Finding anything a firm may see, whoever keeps it."""
