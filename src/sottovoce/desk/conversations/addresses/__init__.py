"""The addresses of this room, one module for each area; each has its ``urlpatterns``."""
