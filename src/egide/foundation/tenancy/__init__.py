"""Which firm is acting, and the walls between firms."""
