//! A stream that is not read before it was written to.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, Waker, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Holds back what a server says before it was asked.
///
/// A server that gets foreign bytes first (a PROXY protocol header, say) answers 400 before our request is out; an HTTP
/// client takes that for a broken connection. Here the answer waits until the request is written.
#[derive(Debug)]
pub struct AskFirst<S> {
    inner: S,
    asked: bool,
    reader: Option<Waker>,
}

impl<S> AskFirst<S> {
    /// Wraps a stream on which nothing was written yet.
    pub const fn new(inner: S) -> Self {
        Self { inner, asked: false, reader: None }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for AskFirst<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.asked {
            self.reader = Some(cx.waker().clone());
            return Poll::Pending;
        }
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for AskFirst<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.inner).poll_write(cx, bytes));
        self.asked = true;
        if let Some(reader) = self.reader.take() {
            reader.wake();
        }
        Poll::Ready(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
