/**
 * Gatehouse, a self-hosted web panel for AWS VPC networks. Each direct sub-package is one module: its top level is what
 * other modules may use, everything below is its own.
 */
@NullMarked
package io.gatehouse;

import org.jspecify.annotations.NullMarked;
