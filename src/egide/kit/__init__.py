"""Pure helpers: no Django, no business."""
