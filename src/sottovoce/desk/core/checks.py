"""What `sottovoce doctor` looks at: each check says what is wrong and what to do (Django system checks)."""
