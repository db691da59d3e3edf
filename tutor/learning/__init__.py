"""What a learner did: answers weighed, a lesson walked through, what is to be seen again. Pure."""
