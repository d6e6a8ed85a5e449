import { LENS_LABELS } from '../graph/lens-label';
import type { ViewCommands } from './view-commands';

/** The same commands; those that change no answer say what they did, and closing the panel leaves the focus somewhere. */
export function speaking(
  commands: ViewCommands,
  { say, onClosePanel }: { say: (words: string) => void; onClosePanel: () => void },
): ViewCommands {
  return {
    ...commands,
    setLens: (lens) => {
      say(`Coloured by ${LENS_LABELS[lens].toLowerCase()}`);
      commands.setLens(lens);
    },
    setView: (shownAs) => {
      say(shownAs === 'list' ? 'Shown as a list' : 'Shown as a graph');
      commands.setView(shownAs);
    },
    setLegend: (isShown) => {
      say(isShown ? 'Legend shown' : 'Legend hidden');
      commands.setLegend(isShown);
    },
    closePanel: () => {
      // What had the focus goes away with the panel.
      onClosePanel();
      commands.closePanel();
    },
  };
}
