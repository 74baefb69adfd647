"""Settings, URLs and server entry points: the only package that knows every app."""
