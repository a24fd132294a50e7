//! Looks at AWS, found by the type of their answer.

use hopwise_probes::evidence::aws::{Absent, Call, Kind, account};
use hopwise_probes::evidence::{Answer, AwsAnswer, AwsQuestion, Question, Reading, Reply};

use crate::facts::Evidence;

/// What was found, known not to be there, or why it is not known.
pub type Sought<T> = Result<Option<T>, String>;

/// A part of an answer together with the reading that shows it.
#[derive(Debug)]
pub struct Held<'a, T: ?Sized> {
    /// The part.
    pub it: &'a T,
    /// The reading.
    pub reading: &'a Reading,
}

impl<T: ?Sized> Clone for Held<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Held<'_, T> {}

impl<T: ?Sized> std::ops::Deref for Held<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.it
    }
}

impl<'a, T: ?Sized> Held<'a, T> {
    /// A part of it, shown by the same reading.
    pub const fn part<U: ?Sized>(self, it: &'a U) -> Held<'a, U> {
        Held { it, reading: self.reading }
    }
}

/// One look at AWS.
#[derive(Debug, Clone, Copy)]
pub struct AwsLook<'a> {
    /// The whole reading.
    pub reading: &'a Reading,
    /// What was asked.
    pub question: &'a AwsQuestion,
}

impl<'a> AwsLook<'a> {
    /// The look of a reading, if it is one at AWS.
    #[must_use]
    pub const fn of(reading: &'a Reading) -> Option<Self> {
        match &reading.question {
            Question::Aws(question) => Some(Self { reading, question }),
            _ => None,
        }
    }

    /// The answer, if one of this kind came.
    #[must_use]
    pub fn answer<T: Kind>(&self) -> Option<Held<'a, T>> {
        match self.reading.reply.answer()? {
            Answer::Aws(answer) => T::of(answer).map(|it| Held { it, reading: self.reading }),
            _ => None,
        }
    }

    /// The words of "it is not there", if that was the answer.
    #[must_use]
    pub fn absent(&self) -> Option<Held<'a, Absent>> {
        match self.reading.reply.answer()? {
            Answer::Aws(AwsAnswer::Absent(it)) => Some(Held { it, reading: self.reading }),
            _ => None,
        }
    }

    /// Why it tells nothing: refused, not asked, or failed (which is no evidence against the site).
    #[must_use]
    pub fn blind(&self) -> Option<String> {
        match &self.reading.reply {
            Reply::Failed(failure) => Some(format!("not asked: {}", failure.text)),
            reply => reply.blind(),
        }
    }
}

/// All looks at AWS.
#[derive(Debug, Clone, Copy)]
pub struct Aws<'e, 'a> {
    evidence: &'e Evidence<'a>,
}

impl<'e, 'a> Aws<'e, 'a> {
    /// The looks of some evidence.
    #[must_use]
    pub const fn new(evidence: &'e Evidence<'a>) -> Self {
        Self { evidence }
    }

    /// The evidence behind.
    #[must_use]
    pub const fn evidence(&self) -> &'e Evidence<'a> {
        self.evidence
    }

    /// The looks of one call, sorted by question.
    pub fn looks(&self, call: Call) -> impl Iterator<Item = AwsLook<'a>> + 'e {
        self.evidence.aws_looks().iter().copied().filter(move |l| l.question.call == call)
    }

    /// The look of one call about one thing: an ARN, id or name.
    pub fn look<T: Kind>(&self, about: &str) -> Option<AwsLook<'a>> {
        self.looks(T::CALL).find(|l| l.question.about == about)
    }

    /// The answer about one thing. Nothing where AWS says that it is not there; an error where nobody could look.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn about<T: Kind>(&self, about: &str) -> Sought<Held<'a, T>> {
        match self.look::<T>(about) {
            Some(look) => match look.blind() {
                Some(why) => Err(why),
                None => Ok(look.answer()),
            },
            None => Err(self.missing(T::CALL)),
        }
    }

    /// Every answer of a kind, over all regions and things asked about.
    ///
    /// # Errors
    /// Why there is none. Where some looks were refused and some answered, the answers count.
    pub fn all<T: Kind>(&self) -> Result<Vec<Held<'a, T>>, String> {
        let mut blind = None;
        let mut found = Vec::new();
        let mut absent = false;
        for look in self.looks(T::CALL) {
            found.extend(look.answer());
            absent |= look.absent().is_some();
            blind = blind.or(look.blind());
        }
        match (found.is_empty() && !absent, blind) {
            (true, Some(why)) => Err(why),
            (true, None) => Err(self.missing(T::CALL)),
            (false, _) => Ok(found),
        }
    }

    /// Why a call gave nothing: its own refusal, the want of credentials, or that nobody asked.
    #[must_use]
    pub fn missing(&self, call: Call) -> String {
        let refused = |call| self.looks(call).find_map(|l| l.blind());
        refused(call)
            .or_else(|| refused(Call::CallerIdentity).filter(|_| !self.asked()))
            .unwrap_or_else(|| format!("not asked: {}", call.action()))
    }

    /// Whether AWS was asked anything at all beside our own name.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.evidence
            .aws_looks()
            .iter()
            .any(|l| !matches!(l.question.call, Call::CallerIdentity | Call::Session) && l.blind().is_none())
    }

    /// The books of the walk.
    #[must_use]
    pub fn session(&self) -> Option<Held<'a, account::Session>> {
        self.looks(Call::Session).find_map(|l| l.answer())
    }
}
