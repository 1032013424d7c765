"""The balance over the desk."""
