"""An applicant is let see the own case, and no longer."""
