package io.gatehouse.account;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in two sentences why the panel did not start, instead of a stack trace.
class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
        return new FailureAnalysis(
                "The environment variable %s cannot be used: %s".formatted(cause.variable(), cause.getMessage()),
                "Correct %s or remove it, then start Gatehouse again.".formatted(cause.variable()),
                cause);
    }
}
