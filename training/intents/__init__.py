"""How the classifier of intents is made: messages from templates, real texts that want nothing, one fit."""
