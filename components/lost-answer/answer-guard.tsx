'use client';

import { unstable_rethrow } from 'next/navigation';
import { Component, type ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** What stands in place of the form; `reset` brings it back, as it was at first. */
  lost: (reset: () => void) => ReactNode;
};

/** Around a form that changes something: shows `lost` when the answer to it did not arrive. */
export class AnswerGuard extends Component<Props, { lost: boolean }> {
  override state = { lost: false };

  static getDerivedStateFromError(error: unknown): { lost: boolean } {
    // Redirects come as errors as well.
    unstable_rethrow(error);
    return { lost: true };
  }

  override render(): ReactNode {
    return this.state.lost ? this.props.lost(() => this.setState({ lost: false })) : this.props.children;
  }
}
