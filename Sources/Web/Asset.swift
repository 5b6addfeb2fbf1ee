enum Asset {}
