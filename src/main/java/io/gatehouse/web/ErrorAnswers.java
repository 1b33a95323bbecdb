package io.gatehouse.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.servlet.ModelAndView;

/// Answers what failed outside of any controller: with a page to a browser, with a problem document to a program, and
/// below `/api/` with a problem document to everybody.
@Controller
class ErrorAnswers extends BasicErrorController {

    private final ProblemWriter writer;

    ErrorAnswers(
            ErrorAttributes attributes, WebProperties properties, List<ErrorViewResolver> pages, ProblemWriter writer) {
        super(attributes, properties.getError(), pages);
        this.writer = writer;
    }

    @Override
    public ModelAndView errorHtml(HttpServletRequest request, HttpServletResponse response) {
        return ApiProblems.isApi(failedPath(request))
                ? new ModelAndView((model, ignored, answer) -> writer.write(answer, problem(request)))
                : super.errorHtml(request, response);
    }

    @Override
    public ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        var problem = problem(request);
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("type", problem.type());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
    }

    private Problem problem(HttpServletRequest request) {
        var status = getStatus(request);
        return Problem.of(status, detail(status, request));
    }

    private static String detail(HttpStatus status, HttpServletRequest request) {
        return switch (status) {
            case NOT_FOUND -> ApiProblems.NOTHING_HERE;
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            default ->
                    status.is5xxServerError() ? ApiProblems.internal(request) : "The request cannot be taken as it is.";
        };
    }

    private static String failedPath(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return path == null ? "" : path.toString().substring(request.getContextPath().length());
    }
}
