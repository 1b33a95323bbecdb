/// The page that hands out backups.
@NullMarked
@ApplicationModule
package io.gatehouse.backup.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
