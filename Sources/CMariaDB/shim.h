// The C connector of MariaDB. The flags for its folder come from pkg-config (libmariadb).
#include <mysql.h>
#include <errmsg.h>
