"""Pages of the joint vetting: the organisation department's rounds, a department's desk, opinions and objections."""
