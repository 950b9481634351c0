"""政治审查登记: the branch's page of relations, letters, talks and opinions, and the conclusion drawn from them."""
