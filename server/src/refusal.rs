//! What is answered instead of a result: the status, and everything that is wrong, as JSON.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use crossover::report::to_json;
use crossover::scenario::{Problem, Problems};

/// Nobody reads more, and a body can hold so many that their list is ten times as long.
const MOST_PROBLEMS: usize = 100;

/// A request that is not answered with what it asked for.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) problems: Problems,
}

impl Refusal {
    /// One thing is wrong.
    pub(crate) fn new(status: StatusCode, problem: Problem) -> Self {
        Self { status, problems: problem.into() }
    }

    /// The request cannot be read.
    pub(crate) fn unreadable(problems: Problems) -> Self {
        Self { status: StatusCode::BAD_REQUEST, problems }
    }

    /// The request can be read, and its scenario is not valid.
    pub(crate) fn invalid(problems: Problems) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, problems }
    }

    /// There is nothing at the address.
    pub(crate) fn not_found() -> Self {
        let problem = Problem::new("address", "a path at which there is nothing", "a file of the page")
            .saying("there is nothing at this address; /openapi.json describes what there is");
        Self::new(StatusCode::NOT_FOUND, problem)
    }

    /// The address is there, for other methods.
    pub(crate) fn method_not_allowed() -> Self {
        let problem = Problem::new("method", "another method", "those in the header Allow");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, problem)
    }

    /// The server has more to do than it can.
    pub(crate) fn busy() -> Self {
        let problem = Problem::new("server", "more requests than it can answer", "another try in a moment");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, problem)
    }

    /// The server has made a mistake.
    pub(crate) fn broken() -> Self {
        let problem = Problem::new("server", "a mistake of its own", "a report to whoever runs it");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, problem)
    }
}

impl IntoResponse for Refusal {
    fn into_response(mut self) -> Response {
        let problems = &mut self.problems.problems;
        let more = problems.len().saturating_sub(MOST_PROBLEMS);
        if more > 0 {
            problems.truncate(MOST_PROBLEMS);
            let found = format!("{more} more problems");
            problems.push(Problem::new("", found, "none").saying(format!("and {more} more")));
        }
        let body = to_json(&self.problems) + "\n";
        let kind = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
        let mut response = (self.status, kind, body).into_response();
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
