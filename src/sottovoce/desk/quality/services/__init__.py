"""What can be done for the quality of detection; each change is one transaction with its act."""
