"""Questions of the audit room, a file for each kind of page or report."""
