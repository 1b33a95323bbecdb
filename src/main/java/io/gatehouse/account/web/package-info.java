/// Pages and API calls for accounts, people and tokens; and who may come in at all.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "audit", "cloud", "input", "web"})
package io.gatehouse.account.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
