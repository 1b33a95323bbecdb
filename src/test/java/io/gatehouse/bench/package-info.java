/// Benchmarks, run by `mvn -Pbench`. They print what they measured and judge nothing.
package io.gatehouse.bench;
