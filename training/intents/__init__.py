"""How the classifier of intents is made: messages from templates, real texts that ask for nothing, one fit."""
