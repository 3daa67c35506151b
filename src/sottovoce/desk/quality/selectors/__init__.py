"""What can be asked about the quality of detection. Reads only."""
