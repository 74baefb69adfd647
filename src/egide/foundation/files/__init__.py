"""Files of a firm: kept encrypted, whole, and for exactly as long as their rows."""
