/**
 * Entry of the store's process. CommonJS on purpose: loading an ES module already starts libuv's thread pool, and its
 * size must be set before that. Each statement that runs holds a thread, and files need some besides.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '16'
// chDB shows times in the zone it finds here.
process.env['TZ'] = 'UTC'

void import('./part.js')
