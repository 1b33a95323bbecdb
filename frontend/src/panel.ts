import './htmx.ts';
import { startConfirmations } from './confirm.ts';
import { startCopying } from './copy.ts';
import { keepUnfolded } from './unfolded.ts';
import { startFieldErrors } from './field-errors.ts';
import { keepFocus } from './focus.ts';
import { stopAskingWhenLeaving } from './leaving.ts';
import { startLiveRegions } from './live.ts';
import { startMenus } from './menu.ts';
import { startRelativeTimes } from './relative-time.ts';
import { startNotices } from './notices.ts';
import { holdWhilePressed } from './pressed.ts';

// Every one of these listens at the document, so what htmx swaps in later is covered too.
startNotices();
startMenus();
startCopying();
startConfirmations();
startRelativeTimes();
startFieldErrors();
startLiveRegions();
stopAskingWhenLeaving();
holdWhilePressed();
keepFocus();
keepUnfolded();
