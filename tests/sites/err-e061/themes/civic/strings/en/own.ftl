skip = Skip { 
