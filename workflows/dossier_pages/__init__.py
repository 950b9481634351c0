"""The dossiers of a case and of a selection: asked for, watched, handed out. Nothing is typeset in a page."""
