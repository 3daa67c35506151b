"""Detection quality: corrections and what is learnt from them, the audit by sample, what is measured.

Stands above the room of conversations: it corrects by that room's services and lends the scanner what was
learnt.
"""
