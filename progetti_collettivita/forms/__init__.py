"""What is typed about a project."""
