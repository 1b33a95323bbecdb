/// What every page stands on: layout, navigation, built assets, error pages. It knows no feature; features contribute
/// to it through [io.gatehouse.web.NavigationContributor] and [io.gatehouse.web.NetworkHeaders].
@ApplicationModule(
        displayName = "Web",
        allowedDependencies = {"input"})
@NullMarked
package io.gatehouse.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
