"""Function 3: the projects useful to the community (PUC). The letter says when: its forms are set within September 2019."""
