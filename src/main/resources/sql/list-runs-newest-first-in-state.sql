-- All are in one state. HSQLDB reads them in the order of an index only if the whole of it is named
ORDER BY r.state DESC, r.id DESC
LIMIT :limit
