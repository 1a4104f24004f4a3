@NullMarked
package org.bindery.location.rocksdb.internal;

import org.jspecify.annotations.NullMarked;
