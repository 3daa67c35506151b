"""What is typed on this room's pages, read and checked field by field. Forms decide nothing: services do."""
