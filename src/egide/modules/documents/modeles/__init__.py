"""The firm's own templates: the fields they may say, the values of a file, the sentences about what is wrong. Pure."""
