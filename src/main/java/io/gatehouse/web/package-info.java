/**
 * What every page stands on: layout, navigation, built assets, error pages. It knows no feature; features contribute to
 * it through {@link io.gatehouse.web.NavigationContributor} and {@link io.gatehouse.web.NetworkHeaders}.
 */
@ApplicationModule(displayName = "Web", allowedDependencies = {})
@NullMarked
package io.gatehouse.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
