data-facts = Everything published, first and later values
data-parts = Parts of { -indicators }, with where each stands
column-fact = what the value is about; a path that is never reused
