"""The desks: what waits for whoever signs in, by the posts held today; and the list of all cases in sight."""
